/**
 * Per-pad values of the whole TPC, as the clusters task stores them: 72 read-out chambers
 * (0–17 IROC A, 18–35 IROC C, 36–53 OROC A, 54–71 OROC C), 5280 values for an IROC, 9280 for an OROC.
 */
export interface PadQuantity {
  readonly name: string;
  /** One array a chamber, index = ROC number, pads in stored order (row by row, pad 0 first). */
  readonly rocs: readonly Float32Array[];
}

export interface PadMaps {
  readonly name: string;
  /** N_Clusters, Q_Max, Q_Tot, Sigma_Time, Sigma_Pad, Time_Bin, in this order as stored. */
  readonly quantities: readonly PadQuantity[];
  /** Number of time frames as stored; not summed when files are merged. */
  readonly processedTimeFrames: number;
  /** True: all but N_Clusters are means per cluster; false: sums. */
  readonly normalized: boolean;
}
