const numbers = new Intl.NumberFormat('en-GB');

/** A number as people write it: 250,000. */
export function number(value: number): string {
  return numbers.format(value);
}

/** A number with its noun: "1 document", "7 documents". */
export function count(value: number, one: string, many: string = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** A size for people: "312 KB". */
export function size(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1000)));
  const value = bytes / 1000 ** step;
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 })} ${units[step]}`;
}
