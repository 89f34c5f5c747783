import { faultPoint } from '../../fault-point'
import { JOBS } from '../../jobs/definitions'
import { cleanUp } from '../retention/clean-up'
import { sweepAll } from '../sweep-all'
import { task } from '../task'

export const sweepTasks = {
  'shop.sweep': task(JOBS['shop.sweep'], async () => {
    await faultPoint('sweep.start')
    await sweepAll()
  }),
  'shop.clean_up': task(JOBS['shop.clean_up'], cleanUp),
}
