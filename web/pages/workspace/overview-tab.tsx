import { CustomerSection } from './overview/customer-section.tsx';
import { DealSections } from './overview/deal-section.tsx';
import { IntelSection } from './overview/intel-section.tsx';
import { MeetingsSection } from './overview/meetings-section.tsx';
import { QualificationSection } from './overview/qualification-section.tsx';
import { VisitSection } from './overview/visit-section.tsx';

/** The record, readable, what was learned last first. */
export function OverviewTab() {
  return (
    <>
      <DealSections />
      <MeetingsSection />
      <VisitSection />
      <IntelSection />
      <QualificationSection />
      <CustomerSection />
    </>
  );
}
