import { compileProcesses } from '../build/compile'

/** Tests that start the shop's processes start them as they are deployed. */
export default compileProcesses
