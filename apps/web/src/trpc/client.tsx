'use client';

import type { AppRouter } from '@emout/api/router';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import { below } from '../base-path';
import { failureOf, isWorthRetrying } from './failure';
import { fetchFromSession } from './session-answer';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        // What the worker refused it refuses again; only a lost connection is asked twice.
        retry: (count, error) => count < 1 && isWorthRetrying(failureOf(error)),
        retryDelay: 600,
      },
    },
  });
}

/**
 * Gives the page its connection to the worker. One request per question rather than batches: a slider's old
 * question is cancelled by itself, and a slow answer holds nothing else back.
 */
export function WorkerConnection({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url: below('/api/trpc'), fetch: fetchFromSession })] }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
