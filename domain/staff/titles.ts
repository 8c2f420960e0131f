import type { LocalizedText } from '../process/definition.ts';
import { staffProfiles, type StaffProfile } from '../prospect/catalogue.ts';

interface Title {
  readonly text: LocalizedText;
  /** What the title lets somebody do; several titles add up. */
  readonly profiles: readonly StaffProfile[];
}

/** Titles of the bank and the profiles that they bring.
 *  @source chapter 2.1; `teamLead` is ours: 2.1 knows the heads of outlets only. Hounds have no login. */
export const titles = {
  customerManager: { text: { zh: '客户经理', en: 'Customer manager' }, profiles: ['customerManager'] },
  marketManager: { text: { zh: '市场经理', en: 'Market manager' }, profiles: ['customerManager'] },
  creditOfficer: { text: { zh: '信贷员', en: 'Credit officer' }, profiles: ['customerManager'] },
  lobbyManager: { text: { zh: '大堂经理', en: 'Lobby manager' }, profiles: ['lobbyManager'] },
  teller: { text: { zh: '高柜柜员', en: 'High-counter teller' }, profiles: ['teller'] },
  wealthManager: { text: { zh: '理财经理', en: 'Wealth manager' }, profiles: ['wealthManager'] },
  vipWealthManager: { text: { zh: '贵宾理财经理', en: 'VIP wealth manager' }, profiles: ['seniorWealthManager'] },
  teamLead: { text: { zh: '团队主管', en: 'Team lead' }, profiles: ['supervisor'] },
  // The head of a unit is its supervisor, too.
  subBranchHead: { text: { zh: '支局长', en: 'Sub-branch head' }, profiles: ['unitHead', 'supervisor'] },
  branchManager: { text: { zh: '支行经理', en: 'Branch manager' }, profiles: ['supervisor'] },
  businessDepartmentManager: {
    text: { zh: '网点营业部经理', en: 'Outlet business-department manager' },
    profiles: ['allocator'],
  },
  productManager: { text: { zh: '产品经理', en: 'Product manager' }, profiles: ['productManager'] },
  industryLead: { text: { zh: '行业营销负责人', en: 'Industry marketing lead' }, profiles: ['industryLead'] },
  campaignPlanner: { text: { zh: '营销策划管理团队', en: 'Marketing planning team' }, profiles: ['campaignPlanner'] },
  campaignCoordinator: { text: { zh: '活动专人', en: 'Campaign coordinator' }, profiles: ['campaignCoordinator'] },
  complaintOfficer: { text: { zh: '投诉处理团队', en: 'Complaint team' }, profiles: ['complaintOfficer'] },
  itSupport: { text: { zh: '信息系统技术保障团队', en: 'IT support team' }, profiles: ['backOffice'] },
  settlement: { text: { zh: '会计结算保障团队', en: 'Accounting and settlement team' }, profiles: ['backOffice'] },
  oversight: { text: { zh: '后台监督团队', en: 'Back-office supervision team' }, profiles: ['backOffice'] },
  executive: { text: { zh: '行领导', en: 'Bank leader' }, profiles: ['executiveSponsor'] },
  researcher: { text: { zh: '客户研究部', en: 'Customer research department' }, profiles: ['researchAnalyst'] },
  serviceAnalyst: { text: { zh: '服务小组', en: 'Service group' }, profiles: ['serviceQualityAnalyst'] },
  trainer: { text: { zh: '培训师', en: 'Trainer' }, profiles: ['trainer'] },
  administrator: { text: { zh: '系统管理员', en: 'Administrator' }, profiles: ['admin'] },
  complianceOfficer: { text: { zh: '合规人员', en: 'Compliance officer' }, profiles: ['compliance'] },
} as const satisfies Record<string, Title>;

export type TitleCode = keyof typeof titles;
export const titleCodes = Object.keys(titles) as readonly TitleCode[];

/** Everything that these titles bring, each once, in the order of the list of profiles. */
export function profilesOf(codes: readonly TitleCode[]): StaffProfile[] {
  const held = new Set<StaffProfile>(codes.flatMap((code) => titles[code].profiles));
  return staffProfiles.filter((profile) => held.has(profile));
}
