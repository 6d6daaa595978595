import { EnvError } from './env'

const OLDEST_MAJOR = 24

/**
 * Throws `EnvError` in a Node that cannot hold in the children that read files: they would all fail, and every file
 * would be called damaged. npm's scripts start the right one, which comes with the packages.
 */
export function needNode(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return
  throw new EnvError(
    `This is Node ${version}; Node ${OLDEST_MAJOR} or newer is needed. Start with npm (\`npm start\`, \`npm run worker\`): it uses the one that \`npm ci\` installed.`,
  )
}
