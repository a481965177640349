import type { AppState, Commands, CommandName, FolderSurvey, ImportProgress } from '$/api/generated';

import { HostError, type Host } from '../host';
import { clausePage, clauseRows, quickItems } from './clauses';
import { matchBlock, searchPapers } from './find';
import { explainCheck, findingsView } from './findings';
import { largePaper } from './large';
import { overviewView } from './overview';
import { LONG, longPaper, PAPERS } from './papers';
import { corrected } from './desk';
import { pageView, pdfOf } from './pages';
import { documentView, readPapers, type FakeDocument } from './read';
import { responsesView, responseView } from './responses';
import { handlers as rulesHandlers, ruleCandidates } from './rules';

type Handlers = {
  [K in CommandName]: (request: Commands[K]['request']) => Commands[K]['response'] | Promise<Commands[K]['response']>;
};

/** How the fake begins and behaves. */
export interface FakeOptions {
  /** True to begin with an open library. */
  open?: boolean;
  /** True to add a paper of several thousand paragraphs. */
  long?: boolean;
  /** True to add a paper of many responses, with many findings. */
  large?: boolean;
  /** Milliseconds that one file of an import takes. */
  fileTakes?: number;
  /** Commands that answer something else. */
  replace?: Partial<Handlers>;
}

/** A host in memory with invented papers; for tests and previews only. */
export interface FakeHost extends Host {
  /** Names of the commands that were called, with their requests. */
  calls: { name: CommandName; request: unknown }[];
  /** Sends a progress as a program would. */
  send(progress: ImportProgress): void;
}

const SURVEY: FolderSurvey = {
  id: 'folder-1',
  name: 'Papers (sample)',
  place: '~/Documents/Papers (sample)',
  readable: 7,
  bytes: 312_400,
  skipped: [
    { reason: 'PDF: not read by this version', count: 4, examples: ['cover.pdf', 'annex-a.pdf', 'annex-b.pdf'] },
    { reason: 'A picture', count: 1, examples: ['site.png'] },
  ],
  libraryPlace: '~/Codicil/Papers (sample)',
  addsToOpenLibrary: false,
};

export function fakeHost(options: FakeOptions = {}): FakeHost {
  const { open = true, long = false, large = false, fileTakes = 350, replace = {} } = options;
  const listeners = new Set<(progress: ImportProgress) => void>();
  const all = readPapers([...PAPERS, ...(long ? [longPaper(LONG)] : []), ...(large ? [largePaper()] : [])]);
  const largest = large ? all.at(-1) : undefined;
  let documents: FakeDocument[] = open ? all : [];
  let removed: FakeDocument[] = [];
  let isOpen = open;
  let preferences: AppState['preferences'] = { theme: 'system', zoom: 100 };
  let job = 0;
  let running: ReturnType<typeof setInterval> | undefined;
  let reading = false;

  const send = (progress: ImportProgress) => listeners.forEach((listener) => listener(progress));

  function appState(): AppState {
    const notFullyRead = documents.filter(({ row }) => row.status !== 'read').length;
    return {
      version: '0.1.0',
      library: isOpen
        ? { name: 'Sample', place: '~/Codicil/Sample', documents: documents.length, notFullyRead, sample: true }
        : null,
      recent: isOpen ? [] : [{ id: 'recent-1', name: 'Sample', place: '~/Codicil/Sample' }],
      preferences,
    };
  }

  /** Reads one paper after the other, as a program would. */
  function startImport() {
    job += 1;
    const mine = job;
    isOpen = true;
    reading = true;
    documents = [];
    const total = all.length;
    const base = { job: mine, total, error: null };
    running = setInterval(() => {
      const next = all[documents.length];
      if (next) {
        documents = [...documents, next];
        const { name, status, notices } = next.row;
        const file = all[documents.length]?.row.name ?? null;
        send({ ...base, stage: 'reading', done: documents.length, file, finished: { name, status, notices } });
      } else {
        clearInterval(running);
        reading = false;
        send({ ...base, stage: 'done', done: total, file: null, finished: null });
      }
    }, fileTakes);
    return { job: mine };
  }

  function stop(keep: boolean) {
    clearInterval(running);
    reading = false;
    if (!keep) documents = [];
    const done = documents.length;
    send({ job, stage: 'cancelled', done, total: all.length, file: null, finished: null, error: null });
    return {};
  }

  function find(id: number): FakeDocument {
    const document = documents.find(({ row }) => row.id === id);
    if (document) return document;
    throw new HostError({
      code: 'not-found',
      message: 'This document is not in the library any more.',
      hint: 'Open the list of documents to see what is there.',
    });
  }

  /** The paper of many responses, once it has been read. */
  function shownLargest(): FakeDocument | undefined {
    return largest && documents.includes(largest) ? largest : undefined;
  }

  const handlers: Handlers = {
    app_state: appState,
    choose_folder: () => ({ ...SURVEY, addsToOpenLibrary: isOpen }),
    start_import: startImport,
    start_sample: startImport,
    cancel_import: ({ keep }) => stop(keep),
    choose_library: () => openAll(),
    open_recent: () => openAll(),
    close_library: () => {
      isOpen = false;
      documents = [];
      return appState();
    },
    documents: () => documents.map(({ row }) => row),
    search: (request) => searchPapers(documents, request),
    document: ({ document }) => documentView(find(document)),
    document_blocks: ({ document, from, count, query }) =>
      find(document)
        .blocks.slice(from, from + count)
        .map((block) => ({ ...block, pieces: matchBlock(block, query)?.pieces ?? block.pieces })),
    clauses: ({ text, limit }) => clauseRows(documents, text).slice(0, limit),
    clause: ({ clause }) => clausePage(documents, clause),
    overview: () => overviewView(documents, shownLargest(), reading),
    responses: ({ modification }) => responsesView(documents, modification),
    response: ({ document, response }) => responseView(find(document), response, documents),
    findings: () => findingsView(documents, shownLargest()),
    explain_check: ({ check }) => explainCheck(check),
    ...rulesHandlers,
    rule_candidates: ({ document }) => ruleCandidates(find(document)),
    page: ({ document, page, query }) => pageView(find(document), page, query),
    correct_document({ document, field, value }) {
      const changed = corrected(find(document), field, value);
      documents = documents.map((other) => (other.row.id === document ? changed : other));
      return documentView(changed);
    },
    remove_document({ document }) {
      const gone = find(document);
      removed = [...removed, gone];
      documents = documents.filter((other) => other !== gone);
      return gone.row;
    },
    restore_document({ document }) {
      const back = removed.find(({ row }) => row.id === document) ?? find(document);
      removed = removed.filter((other) => other !== back);
      documents = [...documents.filter((other) => other !== back), back].sort((one, other) => one.row.id - other.row.id);
      return back.row;
    },
    removed_documents: () => removed.map(({ row }) => row),
    quick: ({ text, limit }) => quickItems(documents, text, limit),
    set_preferences: (wanted) => (preferences = wanted),
    ...replace,
  };

  function openAll(): AppState {
    isOpen = true;
    documents = all;
    return appState();
  }

  const calls: FakeHost['calls'] = [];
  return {
    calls,
    send,
    async call(name, request) {
      calls.push({ name, request });
      return (await handlers[name](request as never)) as never;
    },
    file: async (document) => pdfOf(find(document)),
    onImport(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
