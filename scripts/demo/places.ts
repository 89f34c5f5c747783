/** Where the two simulators keep their state, and the addresses at which they are reached later. */
export type PastPlaces = Record<'enom' | 'stripe', { port: number; dataDir: string; publicUrl: string }>
