/** What differs from one SLURM of one node to another. */
export interface ClusterSettings {
  readonly directory: string;
  /** The socket of munge. */
  readonly socket: string;
  readonly controllerPort: number;
  readonly nodePort: number;
  readonly cores: number;
  readonly memoryMiB: number;
  readonly host: string;
  /** Who runs the daemons. */
  readonly user: string;
}

/** The text of `slurm.conf` for a SLURM without cgroups, accounting and root. */
export function slurmConfiguration(settings: ClusterSettings): string {
  const { directory, socket, controllerPort, nodePort, cores, memoryMiB, host, user } = settings;
  return `ClusterName=emout
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${controllerPort}
SlurmdPort=${nodePort}
SlurmUser=${user}
SlurmdUser=${user}
SlurmdParameters=config_overrides
AuthType=auth/munge
AuthInfo=socket=${socket}
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
PlugStackConfig=${directory}/plugstack.conf
StateSaveLocation=${directory}/state
SlurmdSpoolDir=${directory}/spool
SlurmctldPidFile=${directory}/slurmctld.pid
SlurmdPidFile=${directory}/slurmd.pid
SlurmctldLogFile=${directory}/slurmctld.log
SlurmdLogFile=${directory}/slurmd.log
MailProg=/bin/true
MpiDefault=none
SwitchType=switch/none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc=${directory}/jobcomp.txt
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SchedulerType=sched/backfill
SchedulerParameters=bf_interval=1,sched_interval=1,batch_sched_delay=0
EnforcePartLimits=ALL
ReturnToService=2
KillWait=5
InactiveLimit=0
MessageTimeout=10
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${cores} RealMemory=${memoryMiB} State=UNKNOWN
PartitionName=debug Nodes=${host} Default=YES MaxTime=60 State=UP
PartitionName=long Nodes=${host} MaxTime=INFINITE State=UP
PartitionName=closed Nodes=${host} State=DOWN
`;
}
