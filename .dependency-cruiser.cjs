// The import rules of docs/architecture.md. scripts/gates.test.ts proves that each of them bites.
const fs = require('node:fs')
const path = require('node:path')

const MIDDLE_NOUNS = 'reports|videos|payments|staff|safety'
const NOUNS = `articles|orders|${MIDDLE_NOUNS}|deliveries|account`
const PRODUCT = '^(app|components|emails|lib)/|^proxy\\.ts$'
const TEST = '\\.test\\.tsx?$'
/** Pure files that any layer may read. */
const PURE = '-(status|schema)\\.ts$'

/** The files that begin with a directive, as anchored patterns; 'use client' and 'use server' are not in their names. */
function filesWith(directive) {
  const found = []
  for (const folder of ['app', 'components', 'lib']) {
    if (!fs.existsSync(folder)) continue
    for (const entry of fs.readdirSync(folder, { recursive: true })) {
      const file = path.join(folder, entry).split(path.sep).join('/')
      if (!/\.tsx?$/.test(file) || file.includes('/generated/')) continue
      if (fs.readFileSync(file, 'utf8').trimStart().startsWith(`'${directive}'`)) {
        found.push(`^${file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
      }
    }
  }
  // An empty list would match every file.
  return found.length > 0 ? found : ['^$']
}

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to }
}

module.exports = {
  forbidden: [
    forbid('no-circular', 'Two files that need each other are one, or need a third.', {}, { circular: true }),
    forbid('resolvable', 'What is imported exists.', {}, { couldNotResolve: true }),
    forbid(
      'lib-below-all',
      'app → components → lib; only job handlers render mails.',
      { path: '^lib/', pathNot: ['^lib/jobs/handlers/', TEST] },
      { path: '^(app|components|emails)/' },
    ),
    forbid(
      'handlers-below-app',
      'Job handlers may render mails, not pages.',
      { path: '^lib/jobs/handlers/' },
      { path: '^(app|components)/' },
    ),
    forbid('components-below-app', 'app → components.', { path: '^components/' }, { path: '^app/' }),
    forbid(
      'ui-knows-no-domain',
      'Primitives know no domain word.',
      { path: '^components/ui/' },
      { path: '^(lib|components)/', pathNot: ['^components/ui/', '^lib/shared/'] },
    ),
    forbid(
      'emails-read-shared-only',
      'A mail knows shared and *-status only.',
      { path: '^emails/', pathNot: TEST },
      { path: '^(app|components|lib)/', pathNot: ['^lib/shared/', '-status\\.ts$'] },
    ),
    forbid(
      'app-without-database',
      'Pages and routes call use cases and queries.',
      { path: '^(app|components)/|^proxy\\.ts$', pathNot: TEST },
      { path: '^lib/platform/(db|queue|generated/.*)\\.ts$' },
    ),
    forbid(
      'shared-is-pure',
      'lib/shared imports nothing else of lib; its messages are typed by the statuses they name.',
      { path: '^lib/shared/', pathNot: TEST },
      { path: '^lib/', pathNot: ['^lib/shared/', PURE] },
    ),
    forbid(
      'platform-below-domain',
      'lib/platform knows vendors, not our nouns.',
      { path: '^lib/platform/', pathNot: TEST },
      { path: '^lib/', pathNot: '^lib/(platform|shared)/' },
    ),
    forbid(
      'auth-and-audit-below-nouns',
      'Nouns know who acts and write audit rows; never back.',
      { path: '^lib/(auth|audit)/', pathNot: TEST },
      { path: `^lib/(${NOUNS})/|^lib/jobs/(handlers/|registry|run-job|worker)`, pathNot: PURE },
    ),
    forbid(
      'jobs-are-defined-below-nouns',
      'Nouns enqueue jobs; only handlers (through the registry) know nouns.',
      {
        path: '^lib/jobs/',
        pathNot: ['^lib/jobs/handlers/', '^lib/jobs/(registry|run-job|worker)\\.ts$', TEST],
      },
      { path: `^lib/(${NOUNS})/|^lib/jobs/(handlers/|registry|run-job|worker)`, pathNot: PURE },
    ),
    forbid(
      'nouns-do-not-run-jobs',
      'A noun enqueues; the worker runs.',
      { path: `^lib/(${NOUNS})/`, pathNot: TEST },
      { path: '^lib/jobs/(handlers/|registry|run-job|worker)' },
    ),
    forbid(
      'articles-are-first',
      'articles ← orders ← … ← deliveries.',
      { path: '^lib/articles/' },
      { path: `^lib/(orders|${MIDDLE_NOUNS}|deliveries|account)/` },
    ),
    forbid(
      'orders-come-second',
      'articles ← orders ← … ← deliveries.',
      { path: '^lib/orders/' },
      { path: `^lib/(${MIDDLE_NOUNS}|deliveries|account)/` },
    ),
    forbid(
      'deliveries-come-after-work',
      'articles ← orders ← … ← deliveries.',
      { path: `^lib/(${MIDDLE_NOUNS})/` },
      { path: '^lib/(deliveries|account)/' },
    ),
    forbid(
      'account-is-last',
      'What a person has here reaches over all nouns: nothing knows it.',
      { path: '^lib/deliveries/' },
      { path: '^lib/account/' },
    ),
    forbid(
      'vendors-in-platform',
      "A vendor's SDK is spoken to in lib/platform only.",
      { path: PRODUCT, pathNot: ['^lib/platform/', TEST] },
      { path: 'node_modules/(stripe|resend|pg|pg-boss|age-encryption|@prisma/[^/]+|@aws-sdk/[^/]+)/' },
    ),
    forbid(
      'next-auth-in-auth',
      'next-auth can be replaced.',
      { path: PRODUCT, pathNot: '^lib/auth/' },
      { path: 'node_modules/next-auth/' },
    ),
    forbid(
      'client-code-stays-outside',
      'Client components reach *-schema, *-status, DTO types, lib/shared and server actions.',
      { path: filesWith('use client') },
      {
        path: '^(lib|emails)/',
        pathNot: ['^lib/shared/', PURE, ...filesWith('use server')],
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'product-without-tooling',
      'What runs in production imports no script, test or development package.',
      { path: PRODUCT, pathNot: TEST },
      { path: '^(scripts|tests)/' },
    ),
    forbid(
      'no-development-packages',
      'As above, for packages.',
      { path: PRODUCT, pathNot: TEST },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules|/generated/' },
    exclude: {
      path: '^(\\.next[^/]*|\\.data|dist|coverage|test-results|playwright-report|public)/|^next-env\\.d\\.ts$',
    },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
}
