import type { GivenValue, PartyField } from '$/api/generated';

/** What is said of a party, as typed and ticked. It outlives a visit and a change of rules. */
export class Party {
  #values = $state.raw<Record<string, string>>({});

  /** The value of a field; empty where nothing is said. */
  value(key: string): string {
    return this.#values[key] ?? '';
  }

  set(key: string, value: string) {
    this.#values = { ...this.#values, [key]: value };
  }

  clear() {
    this.#values = {};
  }

  /** What is said, for the fields that the rules have. */
  given(fields: PartyField[]): GivenValue[] {
    return fields.flatMap(({ key }) => {
      const value = this.value(key).trim();
      return value === '' ? [] : [{ key, value }];
    });
  }
}
