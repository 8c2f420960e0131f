/** Enumerations of 3.2 and the technique catalogues of chapter 4, in the specification's spelling. */
export const customerTypes = ['individual', 'company', 'association', 'community', 'publicInstitution'] as const;
export type CustomerType = (typeof customerTypes)[number];

export const pursuitTypes = [
  'newCustomer',
  'repeatSale',
  'crossSell',
  'upSell',
  'diagnosticPortfolio',
  'winBack',
] as const;
export type PursuitType = (typeof pursuitTypes)[number];

export const findMethods = [
  'mediaData',
  'hound',
  'coldApproach',
  'affinity',
  'relationship',
  'lobbyCapture',
  'industryOrganisation',
  'stockMining',
  'customerReferral',
  'circle',
  'customerEvent',
  'campaignList',
  'advertisement',
  'internalReferral',
] as const;
export type FindMethod = (typeof findMethods)[number];

export const mediaSubSources = [
  'pressBroadcast',
  'statYearbook',
  'registryNotice',
  'companyNotice',
  'internet',
] as const;
export type MediaSubSource = (typeof mediaSubSources)[number];

export const contactChannels = [
  'phone',
  'letter',
  'visit',
  'branchMeeting',
  'event',
  'sms',
  'email',
  'instantMessage',
  'video',
] as const;
export type ContactChannel = (typeof contactChannels)[number];

export const contactPurposes = [
  'coldCall',
  'coldVisit',
  'appointmentRequest',
  'followUp',
  'care',
  'reminder',
  'survey',
  'complaint',
  'warningRemedy',
  'invitation',
  'diagnosis',
] as const;
export type ContactPurpose = (typeof contactPurposes)[number];

/** Purposes that sell: refused under a hold (11.1.3). */
export const salesPurposes: readonly ContactPurpose[] = [
  'coldCall',
  'coldVisit',
  'appointmentRequest',
  'followUp',
  'invitation',
  'diagnosis',
];

export const contactOutcomes = [
  'noAnswer',
  'wrongParty',
  'refusedPolite',
  'refusedHostile',
  'callBackLater',
  'infoObtained',
  'interested',
  'appointmentMade',
  'done',
  'doNotContact',
] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** Outcomes that count as success (3.6, K-02): the customer was reached and did not refuse. */
export const successfulOutcomes: readonly ContactOutcome[] = [
  'callBackLater',
  'infoObtained',
  'interested',
  'appointmentMade',
  'done',
];

export const objectionTypes = [
  'need',
  'price',
  'product',
  'trustSecurity',
  'timing',
  'authority',
  'incumbentBank',
  'serviceExperience',
  'procedure',
  'person',
] as const;
export type ObjectionType = (typeof objectionTypes)[number];

export const objectionNatures = ['genuine', 'excuse', 'hidden', 'misunderstanding'] as const;
export type ObjectionNature = (typeof objectionNatures)[number];

export const objectionTechniques = [
  'acknowledgeTurn',
  'boomerang',
  'compensate',
  'question',
  'evidence',
  'directRefute',
  'ignore',
  'prevent',
  'delegate',
  'breakDown',
  'trial',
  'reference',
  'concede',
  'reroute',
] as const;
export type ObjectionTechnique = (typeof objectionTechniques)[number];

export const closingStrategies = [
  'directAsk',
  'assume',
  'alternative',
  'minorPoint',
  'summarise',
  'opportunity',
  'preferential',
  'guarantee',
  'trial',
  'herd',
  'balance',
  'executive',
  'consultative',
  'silence',
] as const;
export type ClosingStrategy = (typeof closingStrategies)[number];

export const appointmentMethods = [
  'phone',
  'letter',
  'inPerson',
  'introduced',
  'online',
  'eventInvite',
  'organisation',
  'executive',
  'broadcast',
] as const;
export type AppointmentMethod = (typeof appointmentMethods)[number];

export const lossReasons = [
  'noNeed',
  'noAbility',
  'belowStandard',
  'noAuthority',
  'noValue',
  'competitor',
  'price',
  'trust',
  'noResponse',
  'badTiming',
  'service',
  'other',
] as const;
export type LossReason = (typeof lossReasons)[number];

/** Assets x potential: first letter assets, second potential (6.1). */
export const quadrants = ['hh', 'hl', 'lh', 'll'] as const;
export type Quadrant = (typeof quadrants)[number];

/** Access profiles of 2.1. */
export const staffProfiles = [
  'customerManager',
  'lobbyManager',
  'teller',
  'wealthManager',
  'seniorWealthManager',
  'unitHead',
  'allocator',
  'supervisor',
  'productManager',
  'industryLead',
  'campaignPlanner',
  'campaignCoordinator',
  'complaintOfficer',
  'backOffice',
  'executiveSponsor',
  'researchAnalyst',
  'serviceQualityAnalyst',
  'trainer',
  'admin',
  'compliance',
] as const;
export type StaffProfile = (typeof staffProfiles)[number];

/** Profiles that may own prospects (2.3: advance). */
export const ownerProfiles: readonly StaffProfile[] = [
  'customerManager',
  'wealthManager',
  'seniorWealthManager',
  'unitHead',
  'lobbyManager',
];

/** Profiles that supervise: overrides, reviews, reopening. `unitHead` implies `supervisor` (2.1). */
export const supervisorProfiles: readonly StaffProfile[] = ['supervisor', 'unitHead'];
