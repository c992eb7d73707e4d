import { Head } from '../shell/head';

export default function RunsPage() {
  return <Head />;
}
