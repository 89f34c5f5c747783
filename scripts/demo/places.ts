/** The file in a demo's folder that indicates that its history is being generated, or that this was interrupted. */
export const UNFINISHED_PAST = 'past-unfinished'

/** Where the two simulators store their state, and the addresses at which they are reached later. */
export type PastPlaces = Record<'enom' | 'stripe', { port: number; dataDir: string; publicUrl: string }> & {
  /** Returns the path of that file. */
  unfinished: string
}
