namespace Launchpoints.Engine.Experiments;

/// <summary>How the reward of a policy is estimated from the logs of another.</summary>
public enum OffPolicyMethod
{
    /// <summary>The mean of the weighted rewards. Unbiased, and the widest. (Horvitz and Thompson 1952.)</summary>
    InversePropensity,

    /// <summary>The weighted rewards over the weights instead of the number of choices: a small bias, and much narrower where weights differ. (Hájek 1971; Swaminathan and Joachims 2015.)</summary>
    SelfNormalised,

    /// <summary>What a model of the reward expects, corrected by what it got wrong on the logged choices. Unbiased whatever the model says, and narrow when it is good. (Dudík, Langford and Li 2011.)</summary>
    DoublyRobust,
}
