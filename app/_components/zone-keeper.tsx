'use client'
import { useEffect } from 'react'
import { keepZone } from './keep-zone'

/**
 * Reports this browser's time zone to the server in a cookie. `name` is the cookie's name, passed as a prop because the module that defines
 * it also contains the list of zones.
 */
export function ZoneKeeper({ name }: { name: string }) {
  useEffect(keepZone, [])
  return <span hidden data-zone-cookie={name} />
}
