import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';

import App from '../App.svelte';
import { fakeHost, type FakeOptions } from '../host/fake/fake';

/** The whole window on the fake host. */
export function openApp(options: FakeOptions = {}) {
  const host = fakeHost(options);
  const screen = render(App, { host });
  return { host, screen, user: userEvent.setup() };
}

/** A promise that is kept from outside. */
export function later<T>() {
  let keep: (value: T) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    keep = resolve;
    fail = reject;
  });
  return { promise, keep, fail };
}
