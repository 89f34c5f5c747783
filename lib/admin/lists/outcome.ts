/** The result for one of the rows that staff acted on together. */
export type Outcome = { id: string; label: string; isDone: boolean; text: string }

/** The maximum number of rows that one request acts on, because each row has its own transaction. */
export const MOST_AT_ONCE = 100
