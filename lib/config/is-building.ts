/** Next is writing the pages ahead; nothing is being served. */
export const isBuilding = process.env.NEXT_PHASE === 'phase-production-build'
