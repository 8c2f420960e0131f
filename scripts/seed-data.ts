import { profilesOf, type TitleCode } from '../domain/staff/titles.ts';
import type { Branch, Organisation, StaffMember, Team } from '../models/organisation.ts';

const branchCount = 3;
const teamsInBranch = 2;
const managersInTeam = 2;
/** Whoever decided or reviewed a case reviews no appeal in it (8.7): a decision at level 3 and its two appeals need three. */
const executiveNos = ['0010', '0011', '0012'] as const;

interface Role {
  readonly zh: string;
  readonly en: string;
  readonly titles: readonly TitleCode[];
}

/** Posts of the demonstration and the titles of chapter 2.1 that they need. */
const roles = {
  branchHead: { zh: '支行行长', en: 'Branch head', titles: ['subBranchHead', 'businessDepartmentManager'] },
  teamLead: { zh: '团队主管', en: 'Team lead', titles: ['teamLead'] },
  customerManager: { zh: '客户经理', en: 'Manager', titles: ['customerManager'] },
  backOffice: { zh: '后台结算', en: 'Back office', titles: ['settlement'] },
  complaintOfficer: { zh: '投诉处理岗', en: 'Complaint officer', titles: ['complaintOfficer'] },
  executive: { zh: '主管行领导', en: 'Executive sponsor', titles: ['executive'] },
  admin: { zh: '系统管理员', en: 'Administrator', titles: ['administrator'] },
} as const satisfies Record<string, Role>;

/** Units and staff of the demonstration: roles with numbers, nobody's name. Ids are fixed, so that examples can use them.
 *  In branch `b-01`: head `s-0001`; teams `t-0101` and `t-0102` led by `s-0111` and `s-0112`; customer managers `s-0101`,
 *  `s-0102` and `s-0103`, `s-0104`; back office `s-0900`. Branches 2 and 3 likewise. For the whole bank: complaint officer
 *  `s-0800`, executive sponsors `s-0010`, `s-0011` and `s-0012`, administrator `s-0999`. */
export function demonstrationOrganisation(): Organisation {
  const branches: Branch[] = [];
  const teams: Team[] = [];
  const staff: StaffMember[] = [];
  for (let branchNo = 1; branchNo <= branchCount; branchNo += 1) {
    const unit = `0${branchNo}`;
    const branchId = `b-${unit}`;
    const headNo = `000${branchNo}`;
    branches.push({ _id: branchId, name: { zh: `第 ${unit} 支行`, en: `Branch ${unit}` }, headId: `s-${headNo}` });
    staff.push(
      member(headNo, roles.branchHead, branchId, null),
      member(`090${branchNo - 1}`, roles.backOffice, branchId, null),
    );
    for (let teamNo = 1; teamNo <= teamsInBranch; teamNo += 1) {
      const teamId = `t-${unit}0${teamNo}`;
      const leadNo = `${unit}1${teamNo}`;
      teams.push({
        _id: teamId,
        branchId,
        name: { zh: `${unit} 支行第 ${teamNo} 团队`, en: `Branch ${unit}, team ${teamNo}` },
        leadId: `s-${leadNo}`,
      });
      staff.push(member(leadNo, roles.teamLead, branchId, teamId));
      const firstNo = (teamNo - 1) * managersInTeam + 1;
      for (let number = firstNo; number < firstNo + managersInTeam; number += 1)
        staff.push(member(`${unit}0${number}`, roles.customerManager, branchId, teamId));
    }
  }
  staff.push(
    member('0800', roles.complaintOfficer, 'b-01', null),
    ...executiveNos.map((number) => member(number, roles.executive, 'b-01', null)),
    member('0999', roles.admin, 'b-01', null),
    firstAdministrator('b-01'),
  );
  return { branches, teams, staff };
}

/** Who sets a bank up; the first start makes the account and prints its password once. */
export const firstAdministratorId = 's-0000';

function firstAdministrator(branchId: string): StaffMember {
  return member('0000', roles.admin, branchId, null);
}

/** Where production begins: a head office with one administrator, who adds branches, teams and staff. */
export function emptyOrganisation(): Organisation {
  const headOffice: Branch = { _id: 'b-00', name: { zh: '总行', en: 'Head office' }, headId: null };
  return { branches: [headOffice], teams: [], staff: [firstAdministrator(headOffice._id)] };
}

function member(number: string, { zh, en, titles }: Role, branchId: string, teamId: string | null): StaffMember {
  return {
    _id: `s-${number}`,
    employeeNo: number,
    name: { zh: `${zh} ${number}`, en: `${en} ${number}` },
    titles,
    profiles: profilesOf(titles),
    branchId,
    teamId,
    active: true,
  };
}
