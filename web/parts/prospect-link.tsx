import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface ProspectLinkProps {
  readonly prospectId: string;
  readonly children: ReactNode;
}

/** Leads to everything about a prospect. */
export function ProspectLink({ prospectId, children }: ProspectLinkProps) {
  return (
    <Link to="/prospects/$prospectId" params={{ prospectId }}>
      {children}
    </Link>
  );
}
