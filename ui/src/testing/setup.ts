import '@testing-library/svelte/vitest';

// happy-dom has no layout: nothing scrolls there and every element has the size zero.
Element.prototype.scrollIntoView ??= () => undefined;
