import { auditGuards } from './audit'
import { certificateGuards } from './certificates'
import { enomGuards } from './enom'
import { faultGuards } from './faults'
import type { Guard } from './guard'
import { orderGuards } from './orders'
import { refundGuards } from './refunds'
import { staffGuards } from './staff'
import { stepGuards } from './steps'
import { workerGuards } from './worker'

/** All guards. Each area adds its own list. */
export const GUARDS: readonly Guard[] = [
  ...certificateGuards,
  ...stepGuards,
  ...workerGuards,
  ...auditGuards,
  ...enomGuards,
  ...orderGuards,
  ...refundGuards,
  ...faultGuards,
  ...staffGuards,
]
