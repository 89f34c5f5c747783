/** The result for one of several rows that staff acted on. */
export type Outcome = { id: string; label: string; isDone: boolean; text: string }

/** The most rows one request acts on: each has its own transaction. */
export const MOST_AT_ONCE = 100
