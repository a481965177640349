import type { PDFDocumentProxy, PDFWorker, RenderTask } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/** Where the build puts the data that pdf.js asks for; see `vite.config.ts`. */
const DATA = new URL('pdfjs/', document.baseURI).href;

/** More pixels than this a page is not drawn with: beyond, a canvas may stay empty. */
const MOST_PIXELS = 16_000_000;

let engine: Promise<{ pdfjs: typeof import('pdfjs-dist'); worker: PDFWorker }> | undefined;

/** Loads pdf.js when a page is first shown; one worker serves all papers. */
function load() {
  engine ??= import('pdfjs-dist').then((pdfjs) => {
    // Given only an address, pdf.js would wrap it in a script of its own, which the policy blocks.
    const port = new Worker(workerUrl, { type: 'module' });
    return { pdfjs, worker: pdfjs.PDFWorker.create({ port }) };
  });
  return engine;
}

/** A PDF that is open for drawing. */
export class Pdf {
  readonly #document: PDFDocumentProxy;
  #drawing: RenderTask | undefined;

  private constructor(document: PDFDocumentProxy) {
    this.#document = document;
  }

  /** @throws when the bytes are no PDF that can be drawn. */
  static async open(bytes: ArrayBuffer): Promise<Pdf> {
    const { pdfjs, worker } = await load();
    const task = pdfjs.getDocument({
      data: new Uint8Array(bytes),
      worker,
      // Scripts of a paper are never run, and its forms are drawn as they are filled.
      enableXfa: false,
      useWorkerFetch: false,
      cMapUrl: `${DATA}cmaps/`,
      standardFontDataUrl: `${DATA}standard_fonts/`,
      wasmUrl: `${DATA}wasm/`,
      stopAtErrors: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    });
    return new Pdf(await task.promise);
  }

  /**
   * Draws a page as wide as `width` CSS pixels; a drawing that is still going on is given up.
   *
   * @returns false where another drawing took its place.
   */
  async draw(number: number, canvas: HTMLCanvasElement, width: number): Promise<boolean> {
    this.#drawing?.cancel();
    const page = await this.#document.getPage(number);
    const plain = page.getViewport({ scale: 1 });
    const wanted = (width / plain.width) * devicePixelRatio;
    const most = Math.sqrt(MOST_PIXELS / (plain.width * plain.height));
    const viewport = page.getViewport({ scale: Math.min(wanted, most) });
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    const drawing = page.render({ canvas, viewport });
    this.#drawing = drawing;
    try {
      await drawing.promise;
      return true;
    } catch (thrown) {
      if (thrown instanceof Error && thrown.name === 'RenderingCancelledException') return false;
      throw thrown;
    } finally {
      if (this.#drawing === drawing) this.#drawing = undefined;
    }
  }

  /** Frees what the paper takes. */
  close() {
    this.#drawing?.cancel();
    void this.#document.loadingTask.destroy();
  }
}
