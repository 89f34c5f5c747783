/** The file in a demo's folder that says that its history is being made, or was cut off. */
export const UNFINISHED_PAST = 'past-unfinished'

/** Where the two simulators keep their state, and the addresses at which they are reached later. */
export type PastPlaces = Record<'enom' | 'stripe', { port: number; dataDir: string; publicUrl: string }> & {
  /** The path of that file. */
  unfinished: string
}
