import type { Host } from './host';
import { httpHost } from './http';

/** The host this page runs in: the desktop app, or the test program that served the page. */
export async function chooseHost(): Promise<Host> {
  if (import.meta.env.MODE === 'fake') {
    const { fakeHost } = await import('./fake/fake');
    const wanted = new URLSearchParams(location.search);
    const library = wanted.get('library');
    return fakeHost({ open: library !== 'none', long: library === 'long', large: library === 'large' });
  }
  const meta = document.querySelector<HTMLMetaElement>('meta[name="codicil-host"]');
  if (meta?.content === 'http' || !('__TAURI_INTERNALS__' in window)) return httpHost();
  const { tauriHost } = await import('./tauri');
  return tauriHost();
}
