import { compileProcesses } from '../build/compile'

/** Compiles the shop first, because tests that start its processes run them as they are deployed. */
export default compileProcesses
