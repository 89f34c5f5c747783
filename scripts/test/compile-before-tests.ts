import { compileProcesses } from '../build/compile'

/** Compiles the shop first, because tests that start its processes run them as deployed. */
export default compileProcesses
