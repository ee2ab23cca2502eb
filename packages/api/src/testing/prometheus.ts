import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** The programs of Prometheus on this machine: where PROMETHEUS_PATH says, else on the PATH; null when there are none. */
export function prometheusPrograms(): { prometheus: string; promtool: string } | null {
  const folders = [path.dirname(process.env.PROMETHEUS_PATH ?? ''), ...(process.env.PATH ?? '').split(path.delimiter)];
  const find = (name: string) =>
    folders.map((folder) => path.join(folder, name)).find((file) => path.isAbsolute(file) && fs.existsSync(file));
  const [prometheus, promtool] = [find('prometheus'), find('promtool')];
  return prometheus && promtool ? { prometheus, promtool } : null;
}

/** A real Prometheus that serves what it was given, and scrapes nothing. */
export interface TestPrometheus {
  url: string;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** A sample in the text form of OpenMetrics: its series, its value and when it was, in seconds. */
export interface Sample {
  series: string;
  value: number;
  at: number;
}

/** Starts a Prometheus with samples of counters; those of one series stand together, in the order of time. */
export async function startPrometheus(
  programs: { prometheus: string; promtool: string },
  samples: readonly Sample[],
  name: string,
): Promise<TestPrometheus> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-prometheus-'));
  const data = path.join(folder, 'data');
  const metrics = path.join(folder, 'metrics.txt');
  const lines = samples.map(({ series, value, at }) => `${series} ${value} ${at}`);
  fs.writeFileSync(metrics, [`# HELP ${name} events`, `# TYPE ${name} counter`, ...lines, '# EOF', ''].join('\n'));
  execFileSync(programs.promtool, ['tsdb', 'create-blocks-from', 'openmetrics', metrics, data], { stdio: 'ignore' });
  const config = path.join(folder, 'prometheus.yml');
  fs.writeFileSync(config, 'global: {scrape_interval: 60s}\n');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let running: ChildProcess | null = null;
  const start = async () => {
    const flags = [
      'config.file',
      config,
      'storage.tsdb.path',
      data,
      'storage.tsdb.retention.time',
      '10y',
      'log.level',
      'error',
    ];
    const args = flags.flatMap((flag, index) => (index % 2 === 0 ? [`--${flag}=${flags[index + 1]}`] : []));
    running = spawn(programs.prometheus, [...args, `--web.listen-address=127.0.0.1:${port}`], { stdio: 'ignore' });
    while (
      !(await fetch(`${url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (running.exitCode !== null) throw new Error('Prometheus did not start.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const kill = async () => {
    if (!running) return;
    const ended = new Promise((resolve) => running?.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
    running = null;
    fs.rmSync(path.join(data, 'lock'), { force: true });
  };
  await start();
  return {
    url,
    kill,
    start,
    remove: async () => {
      await kill();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
