import type { AppState, DocumentRow, FolderSurvey, ImportProgress, Preferences } from '$/api/generated';
import { asHostError, type Host, type HostError } from '$/host/host';

import { ImportJob } from './import.svelte';

const REFRESH_MS = 400;

/** The open library, what the person chose, and the import that runs. */
export class Session {
  /** What the program said last; `null` until it has answered. */
  state = $state.raw<AppState | null>(null);
  documents = $state.raw<DocumentRow[]>([]);
  /** A chosen folder that waits for "Start". */
  survey = $state.raw<FolderSurvey | null>(null);
  job = $state.raw<ImportJob | null>(null);
  error = $state.raw<HostError | null>(null);
  /** True while the program works on a wish of the person, such as a folder dialog. */
  busy = $state(false);
  /** Grows whenever the papers of the library changed, so that views can ask again. */
  edition = $state(0);

  readonly #host: Host;
  #refreshing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  get library() {
    return this.state?.library ?? null;
  }

  /** Asks for the state and listens to imports until the returned function is called. */
  start(): () => void {
    void this.#refreshQuietly();
    const stop = this.#host.onImport((progress) => this.#hear(progress));
    return () => {
      clearTimeout(this.#refreshing);
      stop();
    };
  }

  async refresh() {
    const state = await this.#host.call('app_state', {});
    this.documents = state.library ? await this.#host.call('documents', {}) : [];
    this.state = state;
    this.edition += 1;
  }

  chooseFolder() {
    return this.#wish(async () => {
      this.survey = (await this.#host.call('choose_folder', {})) ?? this.survey;
    });
  }

  startImport(survey: FolderSurvey) {
    return this.#wish(async () => {
      this.survey = null;
      await this.#started(await this.#host.call('start_import', { folder: survey.id }));
    });
  }

  startSample() {
    return this.#wish(async () => this.#started(await this.#host.call('start_sample', {})));
  }

  chooseLibrary() {
    return this.#open(() => this.#host.call('choose_library', {}));
  }

  openRecent(id: string) {
    return this.#open(() => this.#host.call('open_recent', { id }));
  }

  closeLibrary() {
    return this.#open(() => this.#host.call('close_library', {}));
  }

  /** Stops the running import; keeps the finished files or takes them out again. */
  stopImport(keep: boolean) {
    return this.#guard(async () => {
      if (!this.job) return;
      this.job.undone = !keep;
      await this.#host.call('cancel_import', { job: this.job.id, keep });
    });
  }

  dismissJob() {
    this.job = null;
  }

  setPreferences(preferences: Preferences) {
    return this.#guard(async () => {
      if (this.state) this.state = { ...this.state, preferences };
      const kept = await this.#host.call('set_preferences', preferences);
      if (this.state) this.state = { ...this.state, preferences: kept };
    });
  }

  async #started({ job }: { job: number }) {
    if (this.job?.id !== job) this.job = new ImportJob(job);
    await this.refresh();
  }

  #open(ask: () => Promise<AppState | null>) {
    return this.#wish(async () => {
      const state = await ask();
      if (state === null) return;
      this.job = null;
      await this.refresh();
    });
  }

  #hear(progress: ImportProgress) {
    if (this.job === null || progress.job > this.job.id) this.job = new ImportJob(progress.job);
    if (progress.job !== this.job.id) return;
    this.job.hear(progress);
    if (this.job.ended) void this.#refreshQuietly();
    else if (progress.finished) this.#refreshSoon();
  }

  /** Finished files become usable at once, but a thousand small files do not mean a thousand questions. */
  #refreshSoon() {
    this.#refreshing ??= setTimeout(() => {
      this.#refreshing = undefined;
      void this.#refreshQuietly();
    }, REFRESH_MS);
  }

  /** Refreshes without touching an error that is being read. */
  async #refreshQuietly() {
    await this.#guard(() => this.refresh());
  }

  /**
   * Does what a person asked for, one thing at a time: a second click while a dialog is open does
   * nothing. Buttons are not disabled meanwhile, since that would take the focus from them.
   */
  async #wish(act: () => Promise<void>) {
    if (this.busy) return;
    this.error = null;
    this.busy = true;
    await this.#guard(act);
    this.busy = false;
  }

  async #guard(act: () => Promise<void>) {
    try {
      await act();
    } catch (thrown) {
      this.error = asHostError(thrown);
    }
  }
}
