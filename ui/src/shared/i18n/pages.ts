/** The sentences about pages as printed, corrections and removal. */
export const pages = {
  page: {
    label: 'Page as printed',
    tools: 'Pages',
    keys: 'Page as printed; Page Up and Page Down turn the pages',
    previous: 'Previous page',
    next: 'Next page',
    number: 'Page',
    of: (all: number) => `of ${all.toLocaleString('en-GB')}`,
    smaller: 'Smaller page',
    larger: 'Larger page',
    fit: 'Fit the width',
    zoom: (percent: number) => `${percent} %`,
    picture: (page: number) => `Page ${page} as printed. Its words are in the text.`,
    show: 'How the document is shown',
    modes: { text: 'Text', page: 'Page', both: 'Both' },
    unavailable: {
      'file-missing':
        'The original is no longer at its place. Text and findings are kept; its pages cannot be shown.',
      'file-changed':
        'The file has changed since it was read. Text and findings are those of the file that was read; import it again to see its pages.',
    },
  },
  correct: {
    open: 'Correct…',
    title: 'Correct what was read',
    lead: 'What you set here holds for searches, states and reports, and stays when the paper or a newer version of it is read again. The file is not changed.',
    read: (value: string | null) => (value === null ? 'The paper does not state it.' : `Read from the paper: ${value}.`),
    likeThis: (example: string) => `Write it like ${example}.`,
    unknown: 'not known',
    save: 'Save',
    back: 'Back to what was read',
    yours: 'set by you',
    saved: (title: string) => `${title} was set.`,
    restored: (title: string) => `${title} is what was read again.`,
    done: 'Done',
  },
  removal: {
    remove: (title: string) => `Remove “${title}” from the library`,
    removeShort: 'Remove',
    removed: (title: string) => `“${title}” was removed from the library. Its file is where it was.`,
    undo: 'Undo',
    list: (total: number) => `Removed documents (${total.toLocaleString('en-GB')})`,
    listLead: 'They are not searched, counted or checked. They come back when you restore them or read them again.',
    restore: 'Restore',
    restoreNamed: (title: string) => `Restore “${title}”`,
    restored: (title: string) => `“${title}” is in the library again.`,
  },
  report: {
    pagesRead: (read: number, all: number) =>
      `${read.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')}`,
    format: 'Format',
    onlyUnread: 'Only those not read in full',
    corrected: 'corrected by you',
    noneUnread: 'All documents were read in full.',
  },
} as const;
