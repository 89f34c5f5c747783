// The library needs Reflect's metadata to be loaded first.
import 'reflect-metadata'

export * from '@peculiar/x509'
