import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { ImportProgress } from '$/api/generated';
import { asHostError, type Host } from './host';

/** The desktop app. */
export function tauriHost(): Host {
  return {
    async call(name, request) {
      try {
        return await invoke(name, { request });
      } catch (thrown) {
        throw asHostError(thrown);
      }
    },
    async file(document) {
      try {
        return await invoke<ArrayBuffer>('document_file', { request: { document } });
      } catch (thrown) {
        throw asHostError(thrown);
      }
    },
    onImport(listener) {
      const stopping = listen<ImportProgress>('import', (event) => listener(event.payload));
      return () => void stopping.then((stop) => stop());
    },
  };
}
