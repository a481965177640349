import type { ApiError, ImportedFile, ImportProgress, ImportStage, ReadStatus } from '$/api/generated';
import { announcer } from '$/shared/a11y/announce.svelte';
import { en, number } from '$/shared/i18n/en-GB';

const ENDED: ImportStage[] = ['done', 'cancelled', 'failed'];

/** An import as it is seen in the window. */
export class ImportJob {
  readonly id: number;
  stage = $state<ImportStage>('finding');
  done = $state(0);
  total = $state(0);
  file = $state<string | null>(null);
  /** Finished files, newest last. */
  files = $state<ImportedFile[]>([]);
  error = $state.raw<ApiError | null>(null);
  /** True where the person asked to take the files out again. */
  undone = $state(false);

  #quarter = 0;
  #problemsSaid = 0;

  constructor(id: number) {
    this.id = id;
    announcer.say(en.importing.announceStart);
  }

  get ended(): boolean {
    return ENDED.includes(this.stage);
  }

  /** Files that could not be read, or not in full. */
  get problems(): ImportedFile[] {
    return this.files.filter((file) => file.status === 'failed' || file.status === 'partial');
  }

  /** How the files went, by number: "5 read, 1 not read". */
  get outcome(): string {
    const states = Object.keys(en.importing.outcome) as ReadStatus[];
    return states
      .map((status) => ({ status, files: this.files.filter((file) => file.status === status).length }))
      .filter(({ files }) => files > 0)
      .map(({ status, files }) => `${number(files)} ${en.importing.outcome[status]}`)
      .join(', ');
  }

  /** One sentence on how it stands. */
  get summary(): string {
    switch (this.stage) {
      case 'finding':
        return en.importing.finding;
      case 'reading':
        return en.importing.reading(this.done, this.total);
      case 'indexing':
        return en.importing.indexing;
      case 'done':
        return en.importing.done(this.total);
      case 'cancelled':
        return this.undone ? en.importing.undone : en.importing.cancelled(this.done);
      case 'failed':
        return en.importing.failed;
    }
  }

  hear(progress: ImportProgress) {
    if (this.ended) return;
    this.stage = progress.stage;
    this.done = progress.done;
    this.total = progress.total;
    this.file = progress.file;
    this.error = progress.error;
    if (progress.finished) this.files.push(progress.finished);
    this.#announce();
  }

  /** Speaks at quarters, of files with problems in batches, and at the end; never of each file. */
  #announce() {
    if (this.ended) {
      announcer.say([this.summary, this.#newProblems()].filter(Boolean).join('. '));
      return;
    }
    const quarter = this.total > 0 ? Math.floor((this.done / this.total) * 4) : 0;
    if (quarter <= this.#quarter || quarter >= 4) return;
    this.#quarter = quarter;
    announcer.say([en.importing.announceQuarter(quarter * 25), this.#newProblems()].filter(Boolean).join(' '));
  }

  #newProblems(): string {
    const fresh = this.problems.length - this.#problemsSaid;
    this.#problemsSaid = this.problems.length;
    return fresh > 0 ? en.importing.announceProblems(fresh) : '';
  }
}
