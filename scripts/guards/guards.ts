import { auditGuards } from './audit'
import { enomGuards } from './enom'
import type { Guard } from './guard'
import { orderGuards } from './orders'
import { stepGuards } from './steps'
import { workerGuards } from './worker'

/** Each room adds its own list here. */
export const GUARDS: readonly Guard[] = [...stepGuards, ...workerGuards, ...auditGuards, ...enomGuards, ...orderGuards]
