import type { Metadata } from 'next';
import { Explorer } from '../../../explorer/explorer';

interface RunPageProps {
  readonly params: Promise<{ run: string[] }>;
}

async function runOf({ params }: RunPageProps): Promise<string> {
  const { run } = await params;
  return run.map((part) => decodeURIComponent(part)).join('/');
}

export async function generateMetadata(props: RunPageProps): Promise<Metadata> {
  const run = await runOf(props);
  return { title: run.split('/').at(-1) ?? run };
}

export default async function RunPage(props: RunPageProps) {
  return <Explorer run={await runOf(props)} />;
}
