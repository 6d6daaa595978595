import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, isListening } from './ports'
import { root } from './run-command'

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find((file) =>
  fs.existsSync(file),
)

/** Whether nginx is on this machine; it is needed by nothing but its own test and benchmark. */
export const hasNginx = NGINX !== undefined

/** What nginx includes to tell one build's pages from the next's. */
export function buildIdConf(buildId: string): string {
  return `map $host $mediphany_build {\n  default "${buildId.replace(/[^\w-]/g, '')}";\n}\n`
}

type NginxOptions = {
  dir: string
  appPort: number
  buildId: string
  /** More server blocks, for comparison. */
  moreServers?: string
}

export type RunningNginx = {
  /** deploy/nginx.conf over TLS, with HTTP/2. */
  tlsPort: number
  /** The same server without TLS, to measure what is behind it. */
  plainPort: number
  pid: number
  accessLog: string
  stop: () => Promise<void>
}

/** Starts nginx with deploy/nginx.conf, changed only where it names ports, folders, host and certificate. */
export async function startNginx(options: NginxOptions): Promise<RunningNginx> {
  if (!NGINX) throw new Error('nginx is not installed')
  const { dir } = options
  const [tlsPort, plainPort, httpPort] = [await freePort(), await freePort(), await freePort()]
  fs.writeFileSync(path.join(dir, 'nginx-build.conf'), buildIdConf(options.buildId))
  makeCertificate(dir)
  const file = path.join(dir, 'nginx.conf')
  fs.writeFileSync(file, adaptedConf(options, { tlsPort, plainPort, httpPort }))
  const user = process.getuid?.() === 0 ? 'user root; ' : ''
  const globals = `${user}daemon off; pid ${path.join(dir, 'nginx.pid')};`
  const args = ['-p', dir, '-c', file, '-g', globals]
  execFileSync(NGINX, ['-t', '-q', ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  const child = spawn(NGINX, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  await untilListening(child, plainPort)
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  return { tlsPort, plainPort, pid: child.pid ?? 0, accessLog: path.join(dir, 'mediphany.log'), stop }
}

type Ports = { tlsPort: number; plainPort: number; httpPort: number }

function adaptedConf({ dir, appPort, moreServers = '' }: NginxOptions, ports: Ports): string {
  const shipped = fs.readFileSync(path.join(root, 'deploy/nginx.conf'), 'utf8')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${path.join(dir, name)};`)
    .join('\n')
  return shipped
    .replace('http {\n', `http {\n${temporary}\n${moreServers}\n`)
    .replaceAll('/srv/mediphany/dist/nginx-build.conf', path.join(dir, 'nginx-build.conf'))
    .replace('/var/cache/nginx/mediphany', path.join(dir, 'cache'))
    .replaceAll('/var/log/nginx/', `${dir}/`)
    .replace(/\/etc\/letsencrypt\/live\/\S+\/(fullchain|privkey)\.pem/g, `${dir}/$1.pem`)
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${appPort}`)
    .replaceAll('www.example.com', 'localhost')
    .replaceAll('listen 80', `listen 127.0.0.1:${ports.httpPort}`)
    .replaceAll(
      'listen 443 ssl http2;',
      `listen 127.0.0.1:${ports.tlsPort} ssl http2;\n    listen 127.0.0.1:${ports.plainPort};`,
    )
    .replaceAll('listen 443', `listen 127.0.0.1:${ports.tlsPort}`)
}

function makeCertificate(dir: string): void {
  const files = ['-keyout', path.join(dir, 'privkey.pem'), '-out', path.join(dir, 'fullchain.pem')]
  const subject = ['-subj', '/CN=localhost', '-days', '2']
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  execFileSync('openssl', ['req', '-x509', ...key, ...subject, ...files], { stdio: 'ignore' })
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  const giveUpAt = Date.now() + 10_000
  while (!(await isListening(port))) {
    if (child.exitCode !== null || Date.now() > giveUpAt) throw new Error('nginx did not start')
    await sleep(20)
  }
}
