import type { RespondentRow } from '$/api/generated';

/** Rows that Page Down goes over. */
const PAGE = 10;

/** A cell by row and column. */
interface At {
  row: number;
  column: number;
}

type Cells = (number | null)[][];

/** The numbers of the responses, row by row; null where a respondent is not in a table. */
export function numbers(rows: RespondentRow[]): Cells {
  return rows.map(({ cells }) => cells.map((cell) => cell?.response ?? null));
}

function find(cells: Cells, response: number): At | null {
  for (const [row, columns] of cells.entries()) {
    const column = columns.indexOf(response);
    if (column >= 0) return { row, column };
  }
  return null;
}

/** The first response from a cell on, going by a step; empty cells are passed over. */
function seek(cells: Cells, from: At, step: At): number | null {
  for (let { row, column } = from; cells[row]?.[column] !== undefined; row += step.row, column += step.column) {
    const found = cells[row]?.[column];
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

const STEPS: Record<string, At> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};

/** Where a key leads from a response; `null` where the key means nothing, or nothing lies there. */
export function moved(cells: Cells, from: number, key: string, control: boolean): number | null {
  const at = find(cells, from);
  if (!at) return null;
  const lastRow = cells.length - 1;
  const lastColumn = (cells[0]?.length ?? 0) - 1;
  const step = STEPS[key];
  if (step && !control) return seek(cells, { row: at.row + step.row, column: at.column + step.column }, step);
  const right = { row: 0, column: 1 };
  const left = { row: 0, column: -1 };
  switch (key) {
    case 'Home':
      return control ? (cells.flat().find((one) => one !== null) ?? null) : seek(cells, { ...at, column: 0 }, right);
    case 'End':
      return control
        ? (cells.flat().findLast((one) => one !== null) ?? null)
        : seek(cells, { ...at, column: lastColumn }, left);
    case 'PageDown':
      return seek(cells, { ...at, row: Math.min(lastRow, at.row + PAGE) }, { row: -1, column: 0 });
    case 'PageUp':
      return seek(cells, { ...at, row: Math.max(0, at.row - PAGE) }, { row: 1, column: 0 });
    default:
      return null;
  }
}

/** The response that Tab comes to: the one that had the focus, else the first one of a column. */
export function tabStop(cells: Cells, had: number | null, column: number): number | null {
  if (had !== null && find(cells, had)) return had;
  return seek(cells, { row: 0, column }, { row: 1, column: 0 }) ?? cells.flat().find((one) => one !== null) ?? null;
}
