import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../src/data-source.ts';
import { startEmbedded } from '../src/platform/database/embedded/embedded-postgres.ts';
import { applyMigrations } from '../src/platform/database/migrate.ts';

/** A new database on an embedded server of its own, in a temporary folder. */
export interface Ground {
  databaseUrl: string;
  dataSource: DataSource;
  folder: string;
}

/** Lends a temporary folder, and removes it afterwards. */
export async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-bench-'));
  try {
    return await act(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Lends a new database that is migrated and empty, and removes it afterwards. */
export function onGround<T>(act: (ground: Ground) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const server = await startEmbedded(path.join(folder, 'data'));
    try {
      const databaseUrl = `postgres://${server.user}@localhost/waymark?host=${encodeURIComponent(server.host)}`;
      const dataSource = await openDataSource(databaseUrl, { poolSize: 4 });
      try {
        await applyMigrations(dataSource);
        return await act({ databaseUrl, dataSource, folder });
      } finally {
        await dataSource.destroy();
      }
    } finally {
      await server.stop();
    }
  });
}
