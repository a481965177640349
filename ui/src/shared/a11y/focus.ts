/** Marks the regions that F6 goes through, in the order of the page. */
export const REGION = 'data-region';

/** Moves the focus to the next region, or to the one before; a region that takes no focus is passed over. */
export function cycleRegion(step: 1 | -1) {
  const regions = [...document.querySelectorAll<HTMLElement>(`[${REGION}]`)].filter(isShown);
  if (regions.length === 0) return;
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  for (let tried = 1; tried <= regions.length; tried += 1) {
    const index = (current + step * tried + regions.length * 2) % regions.length;
    if (enter(regions[index])) return;
  }
}

function enter(region: HTMLElement | undefined): boolean {
  const target = region?.querySelector<HTMLElement>(
    'h1[tabindex], input:not([disabled]), button:not([disabled]), a[href], [tabindex="0"]',
  );
  target?.focus();
  return target !== undefined && target !== null && document.activeElement === target;
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility?.() ?? true;
}

/** Puts the focus on the heading of a view when it opens. */
export function focusOnOpen(wanted: boolean) {
  return (heading: HTMLElement) => {
    if (wanted) heading.focus({ preventScroll: true });
  };
}
