import { createConnection, type Connection } from 'mongoose';
import { createAbsenceModel, type AbsenceModel } from './absence.ts';
import { createAuditEntryModel, type AuditEntryModel } from './audit-entry.ts';
import { createBusinessCalendarModel, type BusinessCalendarModel } from './business-calendar.ts';
import { createComplaintClusterModel, type ComplaintClusterModel } from './complaint-cluster.ts';
import { createCorrespondenceModels, type CorrespondenceModels } from './channel.ts';
import { createComplaintEventModel, type ComplaintEventModel } from './complaint-event.ts';
import { createComplaintModel, type ComplaintModel } from './complaint.ts';
import { createComplaintRulesModel, type ComplaintRulesModel } from './complaint-rules.ts';
import { createContactModel, type ContactModel } from './contact.ts';
import { createCustomerClaimModel, type CustomerClaimModel } from './customer-claim.ts';
import { createCustomerHoldModel, type CustomerHoldModel } from './customer-hold.ts';
import { createDeliveryModel, type DeliveryModel } from './delivery.ts';
import { createImportModels, type ImportModels } from './import-job.ts';
import { createImprovementModel, type ImprovementModel } from './improvement-item.ts';
import { createInboxItemModel, type InboxItemModel } from './inbox-item.ts';
import { createOrganisationModels, type OrganisationModels } from './organisation.ts';
import { createProcessEditsModel, type ProcessEditsModel } from './process-edits.ts';
import { createProcessDefinitionModel, type ProcessDefinitionModel } from './process-definition.ts';
import { createProspectEventModel, type ProspectEventModel } from './prospect-event.ts';
import { createProspectModel, type ProspectModel } from './prospect.ts';
import { createSignInModels, type SignInModels } from './sign-in.ts';
import { createStepIntervalModel, type StepIntervalModel } from './step-interval.ts';
import { createStoryModel, type StoryModel } from './story.ts';
import { createSurveyModel, type SurveyModel } from './survey.ts';
import { createSavedReplyModel, type SavedReplyModel } from './saved-reply.ts';
import { createSavedViewModel, type SavedViewModel } from './saved-view.ts';
import { createTaskModel, type TaskModel } from './task.ts';

/** Every collection of the read model, on one connection. */
export interface Models extends OrganisationModels, SignInModels, ImportModels, CorrespondenceModels {
  readonly connection: Connection;
  readonly prospects: ProspectModel;
  readonly prospectEvents: ProspectEventModel;
  readonly tasks: TaskModel;
  readonly savedViews: SavedViewModel;
  readonly contacts: ContactModel;
  readonly inboxItems: InboxItemModel;
  readonly stepIntervals: StepIntervalModel;
  readonly absences: AbsenceModel;
  readonly auditEntries: AuditEntryModel;
  readonly calendars: BusinessCalendarModel;
  readonly customerClaims: CustomerClaimModel;
  readonly complaints: ComplaintModel;
  readonly complaintEvents: ComplaintEventModel;
  readonly complaintRules: ComplaintRulesModel;
  readonly complaintClusters: ComplaintClusterModel;
  readonly improvementItems: ImprovementModel;
  readonly stories: StoryModel;
  readonly savedReplies: SavedReplyModel;
  readonly customerHolds: CustomerHoldModel;
  readonly surveys: SurveyModel;
  readonly processDefinitions: ProcessDefinitionModel;
  readonly processEdits: ProcessEditsModel;
  readonly deliveries: DeliveryModel;
}

export function createModels(connection: Connection): Models {
  return {
    connection,
    prospects: createProspectModel(connection),
    prospectEvents: createProspectEventModel(connection),
    tasks: createTaskModel(connection),
    savedViews: createSavedViewModel(connection),
    contacts: createContactModel(connection),
    inboxItems: createInboxItemModel(connection),
    stepIntervals: createStepIntervalModel(connection),
    absences: createAbsenceModel(connection),
    auditEntries: createAuditEntryModel(connection),
    calendars: createBusinessCalendarModel(connection),
    customerClaims: createCustomerClaimModel(connection),
    complaints: createComplaintModel(connection),
    complaintEvents: createComplaintEventModel(connection),
    complaintRules: createComplaintRulesModel(connection),
    complaintClusters: createComplaintClusterModel(connection),
    improvementItems: createImprovementModel(connection),
    stories: createStoryModel(connection),
    savedReplies: createSavedReplyModel(connection),
    customerHolds: createCustomerHoldModel(connection),
    surveys: createSurveyModel(connection),
    processDefinitions: createProcessDefinitionModel(connection),
    processEdits: createProcessEditsModel(connection),
    deliveries: createDeliveryModel(connection),
    ...createCorrespondenceModels(connection),
    ...createImportModels(connection),
    ...createOrganisationModels(connection),
    ...createSignInModels(connection),
  };
}

/** Connects to MongoDB.
 *  @param appName shows in the server's log and list of connections
 *  @throws when no server answers within a second; the connection is closed then */
export async function connectDatabase(uri: string, appName: string): Promise<Connection> {
  const connection = createConnection(uri, {
    appName,
    maxPoolSize: 20,
    // A local activity has 1.5 s: a database that is away must fail it before.
    serverSelectionTimeoutMS: 1_000,
    // Also how long the driver's look at the server may take: with a second, a server that was merely busy (reading 100,000
    // prospects for the first funnel) counted as gone, and every request under way was broken off.
    connectTimeoutMS: 5_000,
    // A server that accepts and never answers must not hold a projection for ever.
    socketTimeoutMS: 20_000,
    heartbeatFrequencyMS: 2_000,
    // A write that waits unseen in this process would look slow instead of failed.
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
  });
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.close(true);
    throw error;
  }
}

/** Creates the indexes that are missing, in all collections; safe to run at every start and in several processes. */
export async function ensureIndexes(models: Models): Promise<void> {
  const { connection } = models;
  for (const model of Object.values(connection.models)) await model.createIndexes();
}
