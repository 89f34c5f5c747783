/** Whether Next is pre-rendering pages during a build, so that nothing is being served. */
export const isBuilding = process.env.NEXT_PHASE === 'phase-production-build'
