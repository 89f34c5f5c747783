/** Whether Next is pre-rendering pages during a build rather than serving requests. */
export const isBuilding = process.env.NEXT_PHASE === 'phase-production-build'
