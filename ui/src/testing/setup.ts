import '@testing-library/svelte/vitest';

import { configure } from '@testing-library/svelte';

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 8000 });

// happy-dom has no layout: nothing scrolls there and every element has the size zero.
Element.prototype.scrollIntoView ??= () => undefined;
