import type { ApiError, CommandName, Commands, ImportProgress } from '$/api/generated';

/** Ends a subscription. */
export type Unlisten = () => void;

/** What the interface asks of the program it runs in. */
export interface Host {
  /**
   * Runs a command.
   *
   * @throws {@link HostError} with a message for people, whatever went wrong.
   */
  call<K extends CommandName>(name: K, request: Commands[K]['request']): Promise<Commands[K]['response']>;
  /**
   * The bytes of a paper's original, for drawing its pages.
   *
   * @throws {@link HostError} where it is gone, or another file now.
   */
  file(document: number): Promise<ArrayBuffer>;
  /** Hears how imports stand, until the returned function is called. */
  onImport(listener: (progress: ImportProgress) => void): Unlisten;
}

/** A command that failed, in words for people. */
export class HostError extends Error implements ApiError {
  readonly code: ApiError['code'];
  readonly hint: string;

  constructor(error: ApiError) {
    super(error.message);
    this.name = 'HostError';
    this.code = error.code;
    this.hint = error.hint;
  }
}

/** Turns whatever was thrown into an error for people. */
export function asHostError(thrown: unknown): HostError {
  if (thrown instanceof HostError) return thrown;
  if (isApiError(thrown)) return new HostError(thrown);
  return new HostError({
    code: 'internal',
    message: `Codicil could not get an answer from its engine (${String(thrown)}).`,
    hint: 'Nothing in the library has changed. Close Codicil and open it again.',
  });
}

function isApiError(value: unknown): value is ApiError {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value && 'hint' in value;
}
