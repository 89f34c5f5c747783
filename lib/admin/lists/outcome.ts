/** What became of one row of several that staff acted on. */
export type Outcome = { id: string; label: string; isDone: boolean; text: string }

/** The most rows one request acts on: each is a transaction of its own. */
export const MOST_AT_ONCE = 100
