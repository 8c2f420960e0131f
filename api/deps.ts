import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { WorkingCalendar } from '../domain/calendar.ts';
import { commandWindow } from '../domain/calendar-window.ts';
import type { BranchId } from '../domain/ids.ts';
import { bankCalendars, calendarOf, workingCalendar, type BankCalendars } from '../models/business-calendar.ts';
import type { Models } from '../models/connect.ts';
import { changedSince } from '../models/prospect.ts';
import { findStaffMember, type StaffMember } from '../models/organisation.ts';
import { changesAfter, databaseNowMs } from '../models/feed.ts';
import type { ChannelTools } from './channels/tools.ts';
import { createFunnelBoard, type FunnelBoard } from './funnel/board.ts';
import { createBetterAuth, type BetterAuth } from './auth/better-auth.ts';
import { createSessions, type Sessions } from './auth/sessions.ts';
import type { AuthSettings } from './auth/settings.ts';
import { sessionIdentity, type Identify } from './identity.ts';
import { keep, type Kept } from './kept.ts';
import { createMetrics, type ApiMetrics } from './metrics.ts';
import { createAbilities, type Abilities } from './permissions/abilities.ts';
import { LookUpLimit } from './prospects/look-up-limit.ts';
import { WrongTokens } from './surveys/token.ts';
import { Feed } from './stream/feed.ts';
import { permissionRules, type PermissionRules } from './permissions/rules.ts';

export interface ApiSettings {
  /** In production only the pages’ own origin is trusted and accounts of the demonstration are refused. */
  readonly environment: 'development' | 'test' | 'production';
  readonly auth: AuthSettings;
  /** Rows of one exported file; `exportRowsAtMost` when left out. */
  readonly exportRowsAtMost?: number;
  /** How long a request may wait for Temporal. */
  readonly requestTimeoutMs: number;
  /** Queue that new prospects' workflows run on. */
  readonly taskQueue: string;
  /** Queue that complaints' workflows run on. */
  readonly complaintQueue: string;
  /** What customers know the bank by, on the page of a survey. */
  readonly bankName?: string | undefined;
  /** Queue that imports run on. */
  readonly bulkQueue: string;
  /** Queue that correspondence runs on. */
  readonly correspondenceQueue: string;
  readonly channelTools: ChannelTools;
  /** Whether there is a mail server. */
  readonly mailIsSet: boolean;
  /** Whether the time of a single prospect can be moved ahead (`npm run fast-forward`); never in production. */
  readonly isTimeSkippable?: boolean | undefined;
  /** Folder of the built pages; none are served without it. */
  readonly webFolder?: string | undefined;
}

/** What the caller of `createApp` brings along. */
export interface ApiParts {
  readonly temporal: Client;
  readonly models: Models;
  readonly log: Logger;
  readonly settings: ApiSettings;
  readonly metrics?: ApiMetrics;
  /** Aborted when the process stops: streams end then, which would last for ever. */
  readonly stopping?: AbortSignal;
  /** Left out by everything but the test that plants holes. */
  readonly rules?: PermissionRules;
}

/** What routes work with. */
export interface ApiDeps {
  readonly temporal: Client;
  readonly models: Models;
  readonly log: Logger;
  readonly settings: ApiSettings;
  readonly metrics: ApiMetrics;
  readonly identify: Identify;
  readonly sessions: Sessions;
  readonly betterAuth: BetterAuth;
  readonly staff: Kept<StaffMember>;
  /** Calendar of a branch, cut to what a command needs. */
  readonly calendars: Kept<WorkingCalendar>;
  /** All calendars with their past; there is one entry. */
  readonly bankCalendars: Kept<BankCalendars>;
  readonly board: FunnelBoard;
  readonly feed: Feed;
  readonly stopping: AbortSignal;
  readonly abilities: Abilities;
  readonly rules: PermissionRules;
  /** Look-ups of customers by number. */
  readonly lookUpLimit: LookUpLimit;
  /** Links of surveys that do not exist, by network address. */
  readonly wrongTokens: WrongTokens;
}

export function createDeps({
  temporal,
  models,
  log,
  settings,
  metrics = createMetrics(),
  rules = permissionRules,
  stopping = new AbortController().signal,
}: ApiParts): ApiDeps {
  const staff = keep((staffId) => findStaffMember(models, staffId), { maxAgeMs: 15_000, maxEntries: 5_000 });
  const sessions = createSessions(models, settings.auth, log);
  return {
    temporal,
    models,
    log,
    settings,
    metrics,
    staff,
    sessions,
    identify: sessionIdentity(sessions, staff),
    betterAuth: createBetterAuth({
      models,
      auth: settings.auth,
      isProduction: settings.environment === 'production',
      isActive: async (staffId) => (await staff.get(staffId))?.active === true,
      log,
    }),
    calendars: keep((branchId) => readWindow(models, branchId), { maxAgeMs: 60_000, maxEntries: 2_000 }),
    bankCalendars: keep(() => bankCalendars(models.calendars), { maxAgeMs: 60_000, maxEntries: 1 }),
    rules,
    lookUpLimit: new LookUpLimit(),
    wrongTokens: new WrongTokens(),
    abilities: createAbilities(models, rules),
    stopping,
    feed: new Feed({
      read: (after, untilMs, limit) => changesAfter(models, after, untilMs, limit),
      databaseNowMs: () => databaseNowMs(models),
      onFailed: (error) => log.warn({ err: error }, 'changes could not be read; they follow'),
    }),
    board: createFunnelBoard({
      changedSince: (since) => changedSince(models.prospects, since),
      onFailed: (error) => log.warn({ err: error }, 'the funnel board was not brought up to date'),
    }),
  };
}

async function readWindow(models: Models, branchId: BranchId): Promise<WorkingCalendar> {
  return commandWindow(workingCalendar(await calendarOf(models.calendars, branchId)), Date.now());
}
