import { faultPoint } from '../../fault-point'
import { JOBS } from '../../jobs/definitions'
import { sweepAll } from '../sweep-all'
import { task } from '../task'

export const sweepTasks = {
  'shop.sweep': task(JOBS['shop.sweep'], async () => {
    await faultPoint('sweep.start')
    await sweepAll()
  }),
}
