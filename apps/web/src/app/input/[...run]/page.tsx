import type { Metadata } from 'next';
import { Input } from '../../../input/input';

interface RunPageProps {
  readonly params: Promise<{ run: string[] }>;
}

async function runOf({ params }: RunPageProps): Promise<string> {
  const { run } = await params;
  return run.map((part) => decodeURIComponent(part)).join('/');
}

export async function generateMetadata(props: RunPageProps): Promise<Metadata> {
  const run = await runOf(props);
  return { title: `${run.split('/').at(-1) ?? run} · Parameters` };
}

export default async function InputPage(props: RunPageProps) {
  return <Input run={await runOf(props)} />;
}
