import { expect, it } from 'vitest'
import { needNode } from './node-version'

it('refuses a Node that would call every file damaged, and says how to start', () => {
  expect(() => needNode('20.20.2')).toThrow(
    'This is Node 20.20.2; Node 24 or newer is needed. Start with npm',
  )
  expect(() => needNode('24.0.0')).not.toThrow()
  expect(() => needNode(process.versions.node)).not.toThrow()
})
