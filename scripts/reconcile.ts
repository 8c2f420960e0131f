import { parseArgs } from 'node:util';
import { Client } from '@temporalio/client';
import { tellOutsideOf } from '../activities/index.ts';
import { fillStepIntervals } from '../activities/reconciliation/fill-step-intervals.ts';
import {
  reconcile,
  type Finding,
  type ReconcileReport,
  type ReconcileScope,
} from '../activities/reconciliation/reconcile.ts';
import { createDataConverter } from '../adapters/payload-codec.ts';
import { loadConfig } from '../config/config.ts';
import { createLogger } from '../config/logger.ts';
import { connectDatabase, createModels, ensureIndexes } from '../models/connect.ts';
import { environmentBeside } from './launch/running.ts';
import { connectTemporal } from '../workers/connections.ts';
import { createOutside } from '../workers/outside.ts';
import { correspondenceTaskQueue } from '../workflows/correspondence/messages.ts';
import { installRuntime } from '../workers/runtime.ts';

const outcomes = {
  found: 'found',
  repaired: 'repaired',
  notRepairable: 'cannot be repaired',
} as const satisfies Record<Finding['outcome'], string>;

/** The findings as a table with a column for each property.   @returns '' when there are none */
export function findingsTable(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const rows = [
    ['record', 'difference', 'outcome', 'detail'],
    ...findings.map((finding) => [recordOf(finding), finding.kind, outcomes[finding.outcome], finding.detail]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`).join('');
}

function recordOf(finding: Finding): string {
  if ('prospectId' in finding) return finding.prospectId;
  return 'surveyId' in finding ? `survey ${finding.surveyId}` : `complaint ${finding.complaintId}`;
}

/** One sentence on a report. */
export function summary({ checked, complaints, surveys, findings }: ReconcileReport): string {
  const count = (outcome: Finding['outcome']): number =>
    findings.filter((finding) => finding.outcome === outcome).length;
  const parts = [
    `${count('repaired')} repaired`,
    `${count('found')} to be repaired with --fix`,
    `${count('notRepairable')} that cannot be repaired`,
  ];
  return `${checked} prospects, ${complaints} complaints and ${surveys} surveys compared, ${findings.length} differences${findings.length === 0 ? '' : `: ${parts.join(', ')}`}.`;
}

function showProgress(compared: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${compared} compared`);
  else if (compared % 1_000 === 0) process.stderr.write(`${compared} compared\n`);
}

async function main(fix: boolean, scope: ReconcileScope | null): Promise<ReconcileReport> {
  const config = loadConfig(environmentBeside());
  installRuntime(createLogger({ level: 'warn', process: 'script' }), undefined);
  const connection = await connectTemporal(config.temporal);
  const models = createModels(await connectDatabase(config.mongodbUri, 'tuoke-reconcile'));
  try {
    await ensureIndexes(models);
    const client = new Client({
      connection,
      namespace: config.temporal.namespace,
      dataConverter: createDataConverter(config.payloadKeys),
    });
    if (fix && scope === null) {
      const filled = await fillStepIntervals(models);
      if (filled > 0)
        process.stdout.write(`${filled} prospects had no step intervals: worked out from their events.\n`);
    }
    return await reconcile({
      client,
      models,
      ...(scope === null ? {} : { scope }),
      fix,
      concurrency: 5,
      tell: tellOutsideOf({
        models,
        temporal: client,
        correspondence: { outside: createOutside(config), queue: correspondenceTaskQueue },
      }),
      onProgress: showProgress,
    });
  } finally {
    await models.connection.close();
    await connection.close();
  }
}

if (import.meta.main) {
  // npm run reconcile [-- [--fix] [--complaint ID] [--survey ID] [prospect ids]]
  const { values, positionals: prospectIds } = parseArgs({
    options: {
      fix: { type: 'boolean', default: false },
      complaint: { type: 'string', multiple: true, default: [] },
      survey: { type: 'string', multiple: true, default: [] },
    },
    allowPositionals: true,
  });
  const { fix, complaint: complaintIds, survey: surveyIds } = values;
  const isWhole = prospectIds.length === 0 && complaintIds.length === 0 && surveyIds.length === 0;
  const report = await main(fix, isWhole ? null : { prospectIds, complaintIds, surveyIds });
  if (process.stderr.isTTY) process.stderr.write('\n');
  process.stdout.write(`${findingsTable(report.findings)}${summary(report)}\n`);
  process.exitCode = report.findings.every(({ outcome }) => outcome === 'repaired') ? 0 : 1;
}
